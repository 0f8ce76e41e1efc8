"""What columns of postings are usually called, so that a mapping need not be typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FIELDS: Mapping[str, str] = {
    "text": "text description jobdescription fulldescription descriptiontext descriptionplain descriptionhtml"
    " jobdescriptiontext body content details html joddescription",
    "title": "title jobtitle positiontitle position jobname role rolename jobposition stellentitel",
    "employer": "employer company companyname employername hiringorganization hiringorganizationname"
    " organization organisation organizationname organisationname hiringcompany firm arbeitgeber",
    "location": "location joblocation locationname formattedlocation locations place city"
    " joblocationaddressaddresslocality town ort",
    "country": "country countrycode jobcountry joblocationaddressaddresscountry",
    "remote": "remote isremote remotetype remoteallowed workplacetype workmode workingmodel joblocationtype",
    "posted": "posted dateposted posteddate postedat postedon publishedat datepublished publicationdate"
    " originallistedtime listedtime listeddate createdat created dateadded date",
    "closes": "closes validthrough applicationdeadline deadline expires expiry expirydate expirationdate"
    " closingdate",
    "url": "url link joburl jobpostingurl joblink href applyurl applicationurl",
    "id": "id jobid postingid requisitionid reqid jobreference reference guid uuid sourceid",
    "employment_type": "employmenttype jobtype contracttype formattedworktype worktype",
    "level": "level seniority senioritylevel experiencelevel formattedexperiencelevel joblevel",
    "industries": "industries industry sector companyindustry",
    "tags": "tags skills keywords technologies techstack requiredskills",
    "pay": "salary pay compensation salaryrange payrange salarytext basesalary",
    "pay_min": "paymin minsalary salarymin salaryfrom minimumsalary basesalaryvalueminvalue",
    "pay_max": "paymax maxsalary salarymax salaryto maximumsalary basesalaryvaluemaxvalue",
    "pay_currency": "paycurrency currency salarycurrency basesalarycurrency",
    "pay_period": "payperiod salaryperiod salaryunit payinterval basesalaryvalueunittext",
}
"""Field -> usual names, letters and digits alone, the likeliest first."""
_BARE = re.compile(r"[^a-z0-9]+")


def bare(name: str) -> str:
    """'Job Title', 'job_title' and 'jobTitle' alike."""
    return _BARE.sub("", name.lower())


def guessed(columns: Sequence[str]) -> dict[str, str]:
    """Field -> the column that is usually called so; a column stands for one field only."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(bare(column), column)
    return {
        field: found
        for field, names in FIELDS.items()
        if (found := next((by_name[name] for name in names.split() if name in by_name), None)) is not None
    }


def known(columns: Sequence[str]) -> int:
    """How many of the columns are called as those of postings usually are."""
    return len(guessed(columns))
