# What is wrong with one option.
{
  /**
    What QEMU refuses of an option; `finding` has the rule, the message and, where that is known, what is right instead.
  */
  refused =
    option: finding:
    {
      severity = "refused";
      inherit (option) index;
    }
    // finding;
}
