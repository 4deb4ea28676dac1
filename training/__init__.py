"""How the language model was made.  Torch lives here only; nothing here is shipped."""
