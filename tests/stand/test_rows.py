import polars as pl

from gander.stand.rows import stand_rows


def test_rows_sum_to_n_and_leave_out_postings_without_a_must():
    judged = pl.DataFrame(
        {
            "employer_id": ["a", "a", "b", "c"],
            "outcome": ["nothing missing", "one short", "one short", "less"],
        }
    )
    rows = {r.outcome: r.estimate for r in stand_rows(judged, "proven")}
    assert list(rows) == ["nothing missing", "one short", ">= 60 %", "less"]
    assert sum(e.count for e in rows.values()) == 4
    assert (rows["one short"].count, rows["one short"].employers_with) == (2, 2)
    assert all(e.share is None for e in rows.values()), "three employers are below the floor"
