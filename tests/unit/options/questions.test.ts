import { expect, test } from "vitest";
import { options } from "../../../docs/.vitepress/data/pinned.ts";
import { optionNotes } from "../../../src/microvm/schema/option-notes.ts";
import { searchOptions } from "../../../src/options/find-options.ts";
import questions from "./questions.json" with { type: "json" };
import shortQuestions from "./short-questions.json" with { type: "json" };

const noted = options.map((option) => ({ ...option, ...optionNotes[option.name] }));

/** What people asked in the issues of microvm.nix and Ghaf, in our words, and the options that answer it. */
test("the search answers 101 of 102 questions that people asked, among its first ten options", () => {
  const open = (questions as [string, string, string[]][]).filter(([, query, answers]) => {
    const found = searchOptions(query, noted).slice(0, 10);
    return !answers.some((answer) => found.some(({ name }) => name === answer));
  });
  expect(questions.length).toBe(102);
  // its terms are in no option, or in too many
  expect(open.map(([, query]) => query)).toEqual(["enter a running vm"]);
});

/** As people type them. When they were new, the search answered 76 of them. */
test("the search answers 90 questions of a few terms, among its first ten options", () => {
  const open = (shortQuestions as [string, string[]][]).filter(([query, answers]) => {
    const found = searchOptions(query, noted).slice(0, 10);
    return !answers.some((answer) => found.some(({ name }) => name === answer));
  });
  expect(shortQuestions.length).toBe(90);
  expect(open).toEqual([]);
});
