"""The memo beside the same paragraphs and table written with python-docx by hand, and its growth to 2,000 notes.

uv run python tests/benchmarks/documents.py
"""

from __future__ import annotations

import io
import statistics

from measuring import line_of_words, say, seconds

ROUNDS = 7


def lines(summary: object) -> tuple[list[tuple[str, str]], list[tuple[str, ...]]]:
    """Give the paragraphs (text, style) and the table rows of a summary."""
    from consultancy.documents.summary_model import Bullets, Paragraph, Summary, Table

    assert isinstance(summary, Summary)
    paragraphs = [(summary.title, "Title"), (summary.byline, "Normal")]
    rows: list[tuple[str, ...]] = []
    for section in summary.sections:
        paragraphs.append((section.heading, "Heading 1"))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                paragraphs.append((block.text, "Normal"))
            elif isinstance(block, Bullets):
                paragraphs += [(item, "List Bullet") for item in block.items]
            elif isinstance(block, Table):
                rows += [block.header, *block.rows]
    return paragraphs, rows


def by_hand(paragraphs: list[tuple[str, str]], rows: list[tuple[str, ...]]) -> bytes:
    """Write the same text with python-docx, the way its documentation shows."""
    import docx

    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(rows=0, cols=max(len(row) for row in rows))
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=False):
                cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def memo_of(count: int) -> object:
    """Make the memo of a consultancy with ``count`` notes, as a value."""
    from consultancy.documents.naming import Names
    from consultancy.documents.summarise import memo
    from consultancy.documents.summary_model import PageSize
    from consultancy.model.consultancy import Consultancy, Dilemma, FocusQuestion
    from consultancy.model.note import Note, NoteKind
    from consultancy.model.time import Span, Utc

    kinds = tuple(NoteKind)
    notes = tuple(
        Note(
            f"n{n}", "c", line_of_words(n), kinds[n % len(kinds)], "clarify", Utc(1_795_000_000_000 + n), Span(n * 1000)
        )
        for n in range(count)
    )
    made = Consultancy("c", Utc(1_795_000_000_000), Dilemma("A dilemma", "Context"), FocusQuestion("How might we?"))
    return memo(made, notes, (), None, names=Names.FULL, zone=None, page=PageSize.LETTER)


def median(work: object) -> float:
    """Time several rounds and give the median, in milliseconds."""
    assert callable(work)
    work()
    return statistics.median(seconds(work) for _ in range(ROUNDS)) * 1000


def main() -> None:
    """Measure and print."""
    from consultancy.documents.word import write

    for count in (100, 500, 1_000, 2_000):
        summary = memo_of(count)
        paragraphs, rows = lines(summary)
        ours = median(lambda summary=summary: write(summary))
        hand = median(lambda paragraphs=paragraphs, rows=rows: by_hand(paragraphs, rows))
        say(f"{count} notes: memo {ours:.0f} ms, by hand {hand:.0f} ms, ratio {ours / hand:.2f} (at most 1.5 at 100)")


if __name__ == "__main__":
    main()
