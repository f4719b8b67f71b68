from decimal import Decimal

import pytest

from reconcile.errors import InputError
from reconcile.ingest import read_rates
from reconcile.model import ExchangeRate

CODES = ("ARS", "CNY", "EUR", "USD")
RATE = ExchangeRate(when="2023-03-17", unit="USD", other="ARS", rate=Decimal("203.5"))


def read(tmp_path, text, name="rates.csv"):
    file = tmp_path / name
    file.write_bytes(text.encode())
    return read_rates(file, name, CODES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rates.csv", "date,from,to,rate\n2023-03-17,USD,ARS,203.5\n"),
        ("rates.csv", "\ufeffRate;To;From;Date;Remark\r\n203,5;ars;usd;2023-03-17;house rate\r\n\r\n"),
        ("rates.tsv", "date\tfrom\tto\trate\n2023-03-17\tUSD\tARS\t203.5\n2023-03-17\tUSD\tARS\t203.50"),
        ("rates.yaml", "- {date: 2023-03-17, from: USD, to: ARS, rate: 203.5}\n"),
        ("rates.yml", "- date: 2023-03-17\n  from: USD\n  to: ARS\n  rate: '203.5'\n"),
    ],
)
def test_reads_what_spreadsheets_and_people_write(tmp_path, name, text):
    assert read(tmp_path, text, name) == (RATE,)


@pytest.mark.parametrize("when", ["2023", "2023-03", "2023-03-17"])
def test_a_date_may_be_a_month_or_a_year(tmp_path, when):
    (rate,) = read(tmp_path, f"date,from,to,rate\n{when},USD,ARS,203.5\n")
    assert rate.when == when


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no column `date`"),
        ("date,from,to,rate\n", "holds no rates"),
        ("date,from,rate\n2023,USD,2\n", "has no column `to`"),
        ("date,from,to,rate\n2023,USD,ARS\n", "rates.csv:2: the rate has no `rate`"),
        ("date,from,to,rate\n17/03/2023,USD,ARS,2\n", "rates.csv:2: date: there is no '17/03/2023'"),
        ("date,from,to,rate\n2023-02-29,USD,ARS,2\n", "there is no '2023-02-29'"),
        ("date,from,to,rate\n2023,USD,ASR,2\n", "to: 'ASR' is no currency"),
        ("date,from,to,rate\n2023,dollars,ARS,2\n", "from: 'DOLLARS' is no currency"),
        ("date,from,to,rate\n2023,USD,usd,1\n", "a rate from USD to itself"),
        ("date,from,to,rate\n2023,USD,ARS,0\n", "rate: '0' is no number above 0"),
        ("date,from,to,rate\n2023,USD,ARS,２\n", "rate: '２' is no number above 0"),
        ("date,from,to,rate\n２０２３,USD,ARS,2\n", "there is no '２０２３'"),
        ("date,from,to,rate\n2023,USD,ARS,-2\n", "rate: '-2' is no number above 0"),
        ("date,from,to,rate\n2023,USD,ARS,NaN\n", "rate: 'NaN' is no number above 0"),
        ('date,from,to,rate\n2023,USD,ARS,"203,5"\n', "rate: '203,5' is no number above 0"),
        ("date;from;to;rate\n2023;USD;ARS;1,300\n", "rate: '1,300' may be two numbers"),
        (
            "date,from,to,rate\n2023,USD,ARS,2\n2023,USD,ARS,3\n",
            "rates.csv:3: a second rate from USD to ARS for 2023: 3",
        ),
    ],
)
def test_faults_are_told_with_their_place(tmp_path, text, says):
    with pytest.raises(InputError) as raised:
        read(tmp_path, text)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rates: []", "rates.yaml:1:1: is not a list of rates"),
        ("- {date: 2023, form: USD}", "rates.yaml:1:16: unknown key 'form'"),
        ("- [USD]", "an entry is a mapping"),
        ("- {date: 2023", "is not YAML"),
    ],
)
def test_faults_of_yaml_too(tmp_path, text, says):
    with pytest.raises(InputError) as raised:
        read(tmp_path, text, "rates.yaml")
    assert says in str(raised.value)


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(InputError) as raised:
        read(tmp_path, "date,from,to,rate\n2023,XXQ,ARS,2\n2023,USD,ARS,x\n")
    assert [fault.line for fault in raised.value.diagnostics] == [2, 3]


def test_a_file_that_isnt_there(tmp_path):
    with pytest.raises(InputError, match=r"rates\.csv: can't be read: No such file"):
        read_rates(tmp_path / "rates.csv", "rates.csv", CODES)
