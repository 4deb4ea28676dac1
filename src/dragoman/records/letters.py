"""Lower case as patterns that ignore case understand it."""

_ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})


def lower_matched(text: str) -> str:
    """Lower case of what a pattern with ``re.IGNORECASE`` matched.

    Such patterns take the Turkish dotted and dotless i for "i" and the long s for "s", which
    ``str.lower`` does not: "MİLLİON" gives "million".

    Args:
        text: Any text.
    """
    return text.translate(_ALIKE).lower()
