"""Paths → documents: which files, in which order, under which names, and what happens to those that are none."""

import io
import os
from datetime import date
from pathlib import Path

import pytest

from reconcile.ingest import empty_folders, other_types, read_documents
from reconcile.model import Document
from reconcile.rulepack.load import load_rules

RULES = load_rules()
ARTICLE = "The council closed the bridge on Monday.\n"


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(path: str, content: str | bytes = ARTICLE) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def ids(*paths: str) -> list[str]:
    documents, faults = read_documents(paths, rules=RULES)
    assert not faults
    return [document.id for document in documents]


def fault(*paths: str) -> str:
    """The one fault of an input that is read beside a good one."""
    write("good.txt")
    documents, faults = read_documents([*paths, "good.txt"], rules=RULES)
    assert [document.id for document in documents] == ["good.txt"]
    (only,) = faults
    assert only.hint or "can't be read" in only.message
    return str(only)


def one(path: str, **options: object) -> Document:
    documents, faults = read_documents([path], rules=RULES, **options)  # type: ignore[arg-type]
    assert not faults
    (document,) = documents
    return document


class TestWhichFiles:
    @pytest.mark.parametrize(
        ("pattern", "left"),
        [
            ("b.txt", ["a.txt", "archive/a.txt", "drafts/old/a.txt"]),
            ("*.txt", []),
            ("drafts", ["a.txt", "archive/a.txt", "archive/b.txt", "b.txt"]),
            ("drafts/", ["a.txt", "archive/a.txt", "archive/b.txt", "b.txt"]),
            ("archive/*", ["a.txt", "b.txt", "drafts/old/a.txt"]),
            ("news/archive", ["a.txt", "b.txt", "drafts/old/a.txt"]),
            ("./news/archive", ["a.txt", "b.txt", "drafts/old/a.txt"]),
            ("site/news/archive/a.txt", ["a.txt", "archive/b.txt", "b.txt", "drafts/old/a.txt"]),
            ("**/old", ["a.txt", "archive/a.txt", "archive/b.txt", "b.txt"]),
            ("arch", ["a.txt", "archive/a.txt", "archive/b.txt", "b.txt", "drafts/old/a.txt"]),
            ("old/a.txt", ["a.txt", "archive/a.txt", "archive/b.txt", "b.txt", "drafts/old/a.txt"]),
        ],
    )
    @pytest.mark.parametrize("folder", ["news", "./news/", "../site/news"])
    def test_what_is_excluded_is_left_alone(
        self, folder: str, pattern: str, left: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("a.txt", "b.txt", "archive/a.txt", "archive/b.txt", "drafts/old/a.txt", "drafts/x.pdf"):
            write(f"site/news/{name}")
        write("reconcile.toml", "")  # the project's folder
        monkeypatch.chdir("site")
        documents, faults = read_documents([folder], rules=RULES, exclude=[pattern])
        assert [document.project_path.removeprefix("site/news/") for document in documents] == left
        assert not faults
        assert bool(empty_folders([folder], [pattern])) == (not left)
        assert other_types([folder], [pattern]).total() == (not pattern.startswith("drafts"))

    def test_what_is_excluded_is_read_where_it_is_named(self) -> None:
        write("news/drafts/a.txt")
        for path in ("news/drafts/a.txt", "news/drafts"):
            documents, _ = read_documents([path], rules=RULES, exclude=["drafts", "news/drafts"])
            assert [document.id for document in documents] == ["news/drafts/a.txt"]

    @pytest.mark.parametrize("pattern", ["news/*", "*.txt", "drafts", "**/a.txt"])
    def test_folder_of_which_all_is_excluded_says_so(self, pattern: str) -> None:
        write("news/drafts/a.txt")
        write("news/drafts/notes.pdf")
        (told,) = empty_folders(["news"], [pattern, "*.md"])
        assert str(told) == "news: holds no documents that are read: 1 document left out by --exclude"
        assert told.hint == f"excluded is what fits {pattern}, *.md, by the flag, its variable or the config"

    def test_folder_that_holds_none_anyway_says_what_would_be_read(self) -> None:
        write("news/notes.pdf")
        (told,) = empty_folders(["news"], ["*.txt"])
        assert (str(told), told.hint) == (
            "news: holds no documents",
            "documents end in .csv, .jsonl, .markdown, .md, .text, .txt",
        )

    def test_folder_is_read_to_its_ground_without_what_is_no_document(self) -> None:
        for name in ("b.txt", "a.md", "sub/c.text", "sub/deep/d.markdown", "sources.yaml", "expected.yaml"):
            write(f"news/{name}", "" if name.endswith(".yaml") else ARTICLE)
        for name in (".hidden.txt", ".cache/x.txt", "README.md", "LICENSE.txt", "picture.png", "run.py"):
            write(f"news/{name}")
        assert ids("news") == ["news/a.md", "news/b.txt", "news/sub/c.text", "news/sub/deep/d.markdown"]

    def test_order_of_arguments_and_repeats_change_nothing(self) -> None:
        write("n/a.txt")
        write("n/s/b.txt")
        write("c.txt")
        arguments = ["n", "c.txt", "./n/s/b.txt", "n/s", "n/../c.txt"]
        assert ids(*arguments) == ids(*reversed(arguments)) == ["c.txt", "n/a.txt", "n/s/b.txt"]

    @pytest.mark.parametrize("name", ["notes.log", "page.html", "release"])
    def test_other_text_is_read_where_it_is_named(self, name: str) -> None:
        write(f"n/{name}")
        write("n/a.txt")
        assert ids(f"n/{name}") == [f"n/{name}"]
        assert ids("n") == ["n/a.txt"]

    def test_a_folder_without_documents_is_no_fault(self) -> None:
        Path("empty/below").mkdir(parents=True)
        write("empty/.hidden.txt")
        write("full/a.txt")
        assert read_documents(["empty"], rules=RULES) == ((), ())
        told = empty_folders(["full", "empty", "none", "full/a.txt", "-", ""])
        assert [str(one) for one in told] == ["empty: holds no documents"]

    def test_what_is_left_aside_is_counted_by_its_ending(self) -> None:
        for name in (
            "a.txt",
            "b.pdf",
            "s/c.PDF",
            "s/page.html",
            "s/release",
            "README.md",
            "README.rst",
            "sources.yaml",
        ):
            write(f"n/{name}", "" if name.endswith(".yaml") else ARTICLE)
        for name in (".hidden.pdf", ".git/x.pdf", "reconcile.toml"):
            write(f"n/{name}")
        expected = {".pdf": 2, ".html": 1, "without an ending": 1}
        assert other_types(["n"]) == other_types(["n/s", "n", "./n", "none.txt", "-"]) == expected

    def test_all_names_of_a_folder_as_a_shell_gives_them(self) -> None:
        write("n/a.txt")
        write("n/sources.yaml", "- file: a.txt\n  publisher: Post\n")
        assert ids("n/a.txt", "n/sources.yaml") == ["n/a.txt"]


class TestNames:
    def test_absolute_argument_below_the_working_folder(self, working_folder: Path) -> None:
        write("n/a.txt")
        assert ids(str(working_folder / "n")) == ["n/a.txt"]

    def test_absolute_argument_elsewhere_is_named_from_its_parent(self, tmp_path: Path) -> None:
        write("../else/n/a.txt")
        assert ids(str(tmp_path / "else" / "n")) == ["n/a.txt"]
        assert ids(str(tmp_path / "else" / "n" / "a.txt")) == ["a.txt"]

    def test_relative_argument_stays(self) -> None:
        write("../else/a.txt")
        assert ids("../else") == ["../else/a.txt"]

    def test_two_files_of_one_name(self, tmp_path: Path) -> None:
        write("../x/a.txt")
        write("../y/a.txt")
        assert ids(str(tmp_path / "y/a.txt"), str(tmp_path / "x/a.txt")) == ["a.txt", "a.txt#2"]


class TestIdsInAProject:
    """Fingerprints rest on ids: they hang on where documents lie in their project, not on how they are named."""

    @pytest.fixture(autouse=True)
    def documents(self) -> None:
        write("news/a.txt")
        write("news/wire/b.txt")
        write("news/t.csv", f"text\n{ARTICLE}")

    @pytest.mark.parametrize("mark", [".git/HEAD", ".git", ".hg/store", "reconcile.toml", "pyproject.toml"])
    def test_are_seen_from_its_folder(self, mark: str, working_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(mark, "[tool.reconcile]\n" if mark == "pyproject.toml" else "")
        expected = ["news/a.txt", "news/t.csv:2", "news/wire/b.txt"]
        assert ids("news") == ids(str(working_folder / "news")) == ids("news/wire", "news/t.csv", "news/a.txt")
        assert ids("news") == expected
        for folder in ("news", "news/wire", ".."):
            monkeypatch.chdir(working_folder / folder)
            assert ids(os.path.relpath(working_folder / "news")) == expected

    def test_the_nearest_folder_counts(self) -> None:
        write(".git")
        write("news/reconcile.toml", "")
        assert ids("news/wire") == ["wire/b.txt"]

    def test_settings_of_other_tools_alone_make_no_project(self) -> None:
        write("news/pyproject.toml", "[tool.other]\n")
        assert ids("news/wire") == ["news/wire/b.txt"]

    def test_paths_stay_as_they_are_given(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write(".git")
        monkeypatch.chdir("news")
        found = one("wire")
        assert (found.id, found.path, found.project_path) == ("news/wire/b.txt", "wire/b.txt", "news/wire/b.txt")

    def test_a_link_from_elsewhere_leads_into_it(self, tmp_path: Path) -> None:
        write(".git")
        (tmp_path / "link").symlink_to(tmp_path / "work/news/wire")
        assert ids("../link") == ["news/wire/b.txt"]

    def test_of_two_projects(self, tmp_path: Path) -> None:
        write(".git")
        write("../other/.git")
        write("../other/news/a.txt")
        one_way, other_way = ids("news/a.txt", "../other/news"), ids(str(tmp_path / "other/news"), "news/a.txt")
        assert one_way == other_way == ["news/a.txt", "news/a.txt#2"]

    def test_a_row_is_described_by_its_name_from_anywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write(".git")
        write("news/sources.yaml", "- id: t.csv:2\n  publisher: Post\n- id: news/t.csv:2\n  title: Bridge\n")
        monkeypatch.chdir("news")
        found = one("t.csv")
        assert (found.id, found.source, found.title) == ("news/t.csv:2", "Post", "Bridge")


class TestFaults:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "is empty"),
            (b" \r\n\t\n", "is empty"),
            (b"%PDF-1.7 ...", "is a PDF, not text"),
            (b"PK\x03\x04....", "is a zip or Office file"),
            (b"words\nand \0 then", "bad.txt:2: is binary data: a NUL at byte 10"),
            (b"A caf\xc3\xa9, a fa\xc3\xa7ade\nand \xc3( more", "bad.txt:2: is not valid UTF-8: byte 23 is 0xc3"),
            (b"The toll is \xff now.", "is not valid UTF-8"),
            (b"\xff\xfeodd", "is not valid UTF-16"),
            (bytes(range(1, 256)) * 4, "is not valid UTF-8"),
        ],
    )
    def test_content(self, content: bytes, message: str) -> None:
        write("bad.txt", content)
        assert message in fault("bad.txt")

    def test_missing(self) -> None:
        assert fault("nowhere.txt") == "nowhere.txt: no such file or folder"

    def test_empty_path(self) -> None:
        assert fault("") == "a path is empty"

    def test_no_absolute_path_in_a_message(self, tmp_path: Path) -> None:
        assert str(tmp_path) not in fault(str(tmp_path / "gone" / "a.txt"))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_no_permission(self) -> None:
        write("secret.txt")
        Path("secret.txt").chmod(0)
        assert "Permission denied" in fault("secret.txt")

    def test_too_large(self) -> None:
        with Path("large.txt").open("wb") as file:
            file.truncate(50_000_001)
        assert fault("large.txt") == "large.txt: is larger than 50 MB"

    def test_endless(self) -> None:
        if not Path("/dev/zero").exists():
            pytest.skip("no /dev/zero here")
        assert fault("/dev/zero") == "zero: is a device, not a file"

    def test_a_pipe_doesnt_hang(self) -> None:
        os.mkfifo("feed.txt")
        assert fault("feed.txt") == "feed.txt: is a named pipe, not a file"
        Path("n").mkdir()
        os.mkfifo("n/feed.txt")
        write("n/a.txt")
        assert ids("n") == ["n/a.txt"]

    @pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
    def test_what_a_shell_hands_over_is_read(self) -> None:
        reader, writer = os.pipe()
        os.write(writer, ARTICLE.encode())
        os.close(writer)
        assert one(f"/dev/fd/{reader}").text == ARTICLE
        os.close(reader)

    @pytest.mark.parametrize("name", ["scan.pdf", "letter.docx", "page.PNG", "run.py", "data.json", "settings.yaml"])
    def test_a_type_that_isnt_known(self, name: str) -> None:
        write(name)
        assert fault(name) == f"{name}: is of a type that isn't read: {Path(name).suffix}"


class TestText:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"\xef\xbb\xbfA bridge.\r\nIt closed.\r\n", "A bridge.\r\nIt closed.\r\n"),
            ("A bridge for €5.".encode("utf-16"), "A bridge for €5."),
            ("It cost £40 – “much”, said the café.".encode("cp1252"), "It cost £40 – “much”, said the café."),
            ("Le président est à Orléans.".encode("latin-1"), "Le président est à Orléans."),
            (
                "Мост через гавань закрыли в понедельник, сообщил городской совет.".encode("cp1251"),
                "Мост через гавань закрыли в понедельник, сообщил городской совет.",
            ),
            (b"A\rB\x0b C\xe2\x80\xa8D.", "A\rB\x0b C\u2028D."),
        ],
    )
    def test_is_as_written(self, data: bytes, text: str) -> None:
        write("a.txt", data)
        assert one("a.txt").text == text

    @pytest.mark.parametrize(
        "text",
        [
            "---\ntitle: A\n---\nBody.",
            "Published: 2024-06-03\r\n\r\nBody.",
            "# T\n\nBy Jane Roe\n\nOslo, 3 June 2024 – B.",
        ],
    )
    def test_is_not_altered_by_metadata(self, text: str) -> None:
        write("a.md", text.encode())
        assert one("a.md").text == text


class TestStandardInput:
    def test_is_a_document(self) -> None:
        document = one("-", stdin=io.BytesIO(b"Published: 2024-06-03\n\nThe bridge."), stdin_name="wire.txt")
        assert (document.id, document.path, document.published) == ("wire.txt", "wire.txt", date(2024, 6, 3))

    def test_may_be_a_table(self) -> None:
        table = io.BytesIO(b'{"id": "x", "text": "The bridge."}\n')
        assert one("-", stdin=table, stdin_name="wire.jsonl").id == "x"

    def test_may_stand_in_a_table_of_sources(self) -> None:
        write("s.yaml", "- file: stdin.txt\n  publisher: Post\n  id: wire\n")
        document = one("-", stdin=io.BytesIO(b"The bridge."), sources=Path("s.yaml"))
        assert (document.id, document.source) == ("wire", "Post")

    def test_name_is_never_absolute(self) -> None:
        assert one("-", stdin=io.BytesIO(b"The bridge."), stdin_name="/tmp/x.txt").id == "x.txt"

    def test_stands_for_the_file_that_it_is_named_after(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As an editor passes what isn't saved yet."""
        write(".git")
        write("n/sources.yaml", "- file: a.txt\n  publisher: Post\n")
        write("n/a.txt", "Saved.\n")
        for folder, name in ((".", "n/a.txt"), ("n", "a.txt"), ("n", "../n/a.txt")):
            with monkeypatch.context() as patch:
                patch.chdir(folder)
                document = one("-", stdin=io.BytesIO(b"The bridge."), stdin_name=name)
            assert (document.id, document.source, document.text) == ("n/a.txt", "Post", "The bridge.")
            assert (document.path, document.file) == (os.path.normpath(name), None)

    def test_is_read_instead_of_that_file(self) -> None:
        write("n/a.txt", "Saved.\n")
        write("n/b.txt", "Beside.\n")
        documents, faults = read_documents(["n", "-"], rules=RULES, stdin=io.BytesIO(b"New."), stdin_name="n/a.txt")
        assert not faults
        assert [(document.id, document.text) for document in documents] == [
            ("n/a.txt", "New."),
            ("n/b.txt", "Beside.\n"),
        ]

    def test_without_a_name_is_the_same_everywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("n/.git")
        monkeypatch.chdir("n")
        assert one("-", stdin=io.BytesIO(b"The bridge.")).id == "stdin.txt"

    def test_that_is_empty_or_missing(self) -> None:
        assert read_documents(["-"], rules=RULES, stdin=io.BytesIO())[1][0].message == "is empty"
        assert read_documents(["-"], rules=RULES)[1][0].message == "standard input is not connected"


class TestGroups:
    @pytest.mark.parametrize(("group_by", "group"), [("none", None), ("directory", "n/s"), ("group", "flood")])
    def test_group(self, group_by: str, group: str | None) -> None:
        write("n/s/a.md", "---\ngroup: flood\n---\nThe bridge.\n")
        assert one("n", group_by=group_by).group == group


def test_as_of_dates_only_what_has_no_date() -> None:
    write("n/a.txt", "Oslo, 3 June 2024 – The bridge.")
    write("n/b.txt")
    documents, _ = read_documents(["n"], rules=RULES, as_of=date(2024, 7, 1))
    assert [(d.published, d.published_from) for d in documents] == [
        (date(2024, 6, 3), "dateline"),
        (date(2024, 7, 1), "--as-of"),
    ]


def test_hostile_texts_are_read() -> None:
    write("n/line.txt", "a b " * 250_000)
    write("n/lines.txt", "The bridge.\n" * 100_000)
    write("n/nested.md", "---\n" + "[" * 15_000 + "\n---\nThe bridge.")
    write("n/deeper.md", "---\n" + "- " * 500_000 + "\n---\nThe bridge.")
    write("n/bomb.md", "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nThe bridge.")
    assert len(ids("n")) == 5


def test_a_file_name_that_is_no_utf_8_can_be_written(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    odd.write_text("The toll is 45 dollars.")
    (found,), faults = read_documents([str(tmp_path)], rules=RULES)
    assert not faults
    assert found.path.encode() and found.path.endswith("\ufffd\ufffd.txt")


def test_a_link_to_nothing_is_told_in_a_folder_too() -> None:
    write("news/a.txt")
    Path("news/b.txt").symlink_to("gone.txt")
    Path("news/c.pdf").symlink_to("gone.pdf")
    Path("news/README.md").symlink_to("gone.md")
    documents, faults = read_documents(["news"], rules=RULES)
    assert ([document.id for document in documents], list(map(str, faults))) == (
        ["news/a.txt"],
        ["news/b.txt: is a link to nothing"],
    )
    assert read_documents(["news"], rules=RULES, exclude=["b.txt"])[1] == ()
