"""Teams form a tree, never a ring."""

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.staff.actions import teams
from vai.staff.queries import teams as trees


def test_the_tree_is_listed_from_the_top_down(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        teams.add_team(teams.TeamData(name="Hà Nội", parent=cast.north), by=cast.minh, at=NOW)
    assert [(branch.team.name, branch.depth, branch.n_people) for branch in trees.tree()] == [
        ("Công ty", 0, 1),
        ("Miền Bắc", 1, 4),
        ("Hà Nội", 2, 0),
        ("Miền Nam", 1, 5),
    ]


def test_a_team_never_stands_below_itself(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        for place in (cast.company, cast.north):
            with pytest.raises(teams.TeamCycle):
                teams.change_team(cast.company, {"parent": place}, by=cast.minh, at=NOW)
    cast.company.refresh_from_db()
    assert cast.company.parent is None


def test_a_name_is_given_once_in_a_place(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        with pytest.raises(teams.TeamNameTaken):
            teams.add_team(teams.TeamData(name="mien bac", parent=cast.company), by=cast.minh, at=NOW)
        teams.add_team(teams.TeamData(name="Miền Bắc", parent=cast.south), by=cast.minh, at=NOW)


def test_a_team_is_archived_when_nobody_belongs_to_it(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        for used in (cast.company, cast.north):
            with pytest.raises(teams.TeamInUse):
                teams.archive_team(used, by=cast.minh, at=NOW)
        empty = teams.add_team(teams.TeamData(name="Hà Nội", parent=cast.north), by=cast.minh, at=NOW)
        teams.archive_team(empty, by=cast.minh, at=NOW)
        assert [team.name for team in trees.archived()] == ["Hà Nội"]
        assert teams.restore_team(empty, by=cast.minh, at=NOW).parent == cast.north


@pytest.mark.parametrize("who", ["an", "khoa", "lan"])
def test_only_administrators_change_teams(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    with acting_as(person, at=NOW), pytest.raises(NotAllowed):
        teams.change_team(cast.north, {"name": "X"}, by=person, at=NOW)
    cast.north.refresh_from_db()
    assert cast.north.name == "Miền Bắc"
