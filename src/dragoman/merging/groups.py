"""Groups of things that are linked, whatever the order of the links."""

from __future__ import annotations

from collections.abc import Iterator


class Groups:
    """A partition of ``0 .. n - 1`` that only grows coarser (union-find).

    Args:
        n_members: How many members there are.
    """

    __slots__ = ("_parent",)

    def __init__(self, n_members: int) -> None:
        self._parent = list(range(n_members))

    def get_head(self, member: int) -> int:
        """The least member of a group: the same for two members of one group."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def join(self, left: int, right: int) -> int:
        """Make two groups one, and return its head."""
        low, high = sorted((self.get_head(left), self.get_head(right)))
        self._parent[high] = low
        return low

    def find_groups(self) -> Iterator[list[int]]:
        """Every group, by its least member; members in order."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            groups.setdefault(self.get_head(member), []).append(member)
        yield from groups.values()
