"""docs/notebook.ipynb runs, and shows what it speaks of."""

from pathlib import Path

import notebooks
import pytest


def test_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    cells = [cell for cell in notebooks.executed().cells if cell.cell_type == "code"]
    shown = [str(cell.outputs) for cell in cells]
    assert all("error" not in output.output_type for cell in cells for output in cell.outputs)
    assert all(cell.outputs for cell in cells)
    assert "<strong>reconcile</strong> 5 documents" in shown[0]
    assert "lost-currency" in shown[2]
    assert "1.150900e+10" in shown[3]
    assert "a:7  …" in shown[5]
