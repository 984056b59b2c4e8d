"""From a record to a conflict, step by step: who decides, what was said of which deed, the options, what each wants."""
