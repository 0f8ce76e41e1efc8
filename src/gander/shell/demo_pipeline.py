"""Sample repositories 4 and 5: a shop's pipeline in SQL, dbt and Airflow; a page mostly by somebody else."""

from gander.shell.demo_histories import Step

_DBT = """name: shop
version: "1.0"
profile: shop
model-paths: [models]
"""
_DBT_MODELS = """models:
  shop:
    staging:
      +materialized: view
"""
_DBT_MARTS = """    marts:
      +materialized: table
      +schema: marts
"""
_DBT_TESTS = """tests:
  +store_failures: true
  +severity: error
"""
_ORDERS = """-- one row an order line
select
    id as order_id,
    customer_id,
    cast(ordered_at as timestamp) as ordered_at,
    quantity * unit_price as amount
from {{ source('shop', 'orders') }}
where status <> 'cancelled'
"""
_CUSTOMERS = """with first_orders as (
    select customer_id, min(ordered_at) as first_ordered_at, sum(amount) as spent
    from {{ ref('stg_orders') }}
    group by customer_id
)
select
    customer_id,
    date_trunc('month', first_ordered_at) as cohort,
    spent,
    ntile(10) over (order by spent desc) as decile
from first_orders
"""
_RETENTION = """select
    c.cohort,
    date_diff('month', c.cohort, o.ordered_at) as months_since,
    count(distinct o.customer_id) as customers
from {{ ref('customers') }} as c
join {{ ref('stg_orders') }} as o using (customer_id)
group by 1, 2
"""
_RETURNS = """select order_id, sum(amount) as returned
from {{ source('shop', 'returns') }}
group by order_id
having sum(amount) > 0
"""
_DAG = '''"""Loads the shop's day and builds its tables."""
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator

dag = DAG(
    "shop_daily",
    start_date=datetime(2022, 2, 1),
    schedule="0 4 * * *",
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
build = BashOperator(task_id="dbt_build", bash_command="dbt build --target prod", dag=dag)
'''
_DAG_LOAD = '''

def load_day(ds: str) -> None:
    """Fetches one day of orders."""
    print("loading", ds)


load = PythonOperator(task_id="load_day", python_callable=load_day, dag=dag)
load >> build
'''
_DAG_CHECK = """
check = BashOperator(task_id="dbt_test", bash_command="dbt test --target prod", dag=dag)
build >> check
"""
_DAG_ALERT = '''

def alert(context: dict) -> None:
    """Writes a line that the watch picks up."""
    print("failed", context["task_instance"].task_id)


check.on_failure_callback = alert
'''
_CLEAN = '''"""Cleans what the shop exports."""
import pandas as pd


def clean(orders: pd.DataFrame) -> pd.DataFrame:
    """Drops repeats and unknown customers."""
    orders = orders.drop_duplicates("id").dropna(subset=["customer_id"])
    orders["ordered_at"] = pd.to_datetime(orders["ordered_at"], utc=True)
    return orders
'''
_CLEAN_PRICE = '''

def prices(orders: pd.DataFrame) -> pd.Series:
    """Prices as numbers, whatever the comma means."""
    text = orders["unit_price"].astype(str).str.replace(",", ".")
    return pd.to_numeric(text, errors="coerce")
'''
_CLEAN_DAYS = '''

def by_day(orders: pd.DataFrame) -> pd.DataFrame:
    """Orders and amount a day."""
    days = orders["ordered_at"].dt.date
    return orders.groupby(days).agg(orders=("id", "count"), amount=("amount", "sum"))
'''
_TEST = '''"""Cleaning on small tables."""
import pandas as pd

from clean import clean, prices


def test_repeats_go():
    rows = pd.DataFrame({"id": [1, 1], "customer_id": [7, 7], "ordered_at": ["2022-01-01"] * 2})
    assert len(clean(rows)) == 1


def test_commas_are_points():
    assert prices(pd.DataFrame({"unit_price": ["1,5"]})).tolist() == [1.5]
'''

PIPELINE = (
    Step(
        "2022-02-05 09:00",
        "sam",
        "Start the pipeline",
        {
            "dbt_project.yml": _DBT,
            "models/staging/stg_orders.sql": _ORDERS,
            "requirements.txt": "dbt-duckdb\napache-airflow\npandas\n",
        },
    ),
    Step("2022-02-26 19:20", "sam", "Clean the export", {"clean.py": _CLEAN}),
    Step("2022-03-19 15:30", "sam", "Run it every day", {"dags/shop_daily.py": _DAG}),
    Step("2022-05-07 10:45", "sam", "Views for staging", {"dbt_project.yml": _DBT_MODELS}),
    Step(
        "2022-06-18 20:10",
        "sam",
        "Customers by cohort",
        {"models/marts/customers.sql": _CUSTOMERS, "dbt_project.yml": _DBT_MARTS},
    ),
    Step("2022-08-13 11:25", "sam", "Load before building", {"dags/shop_daily.py": _DAG_LOAD}),
    Step(
        "2022-11-12 17:00",
        "sam",
        "Fix prices with a comma",
        {"clean.py": _CLEAN_PRICE, "tests/test_clean.py": _TEST},
    ),
    Step("2023-03-04 14:35", "sam", "Retention by month", {"models/marts/retention.sql": _RETENTION}),
    Step("2023-07-22 18:15", "alex", "Returns", {"models/staging/stg_returns.sql": _RETURNS}),
    Step(
        "2023-10-21 09:50",
        "sam",
        "Test after building",
        {"dags/shop_daily.py": _DAG_CHECK, "dbt_project.yml": _DBT_TESTS},
    ),
    Step("2024-06-08 16:05", "sam", "Orders by day", {"clean.py": _CLEAN_DAYS}),
    Step("2025-03-15 13:20", "sam", "Say when the check fails", {"dags/shop_daily.py": _DAG_ALERT}),
)

_PACKAGE = """{
  "name": "stall",
  "private": true,
  "dependencies": {"react": "^18.3.0", "react-dom": "^18.3.0"},
  "devDependencies": {"typescript": "^5.5.0", "vite": "^5.4.0"}
}
"""
_LIST = """import { useState } from "react";

type Item = { id: number; name: string; price: number };

export function List({ items }: { items: Item[] }) {
  const [wanted, setWanted] = useState("");
  const shown = items.filter((item) => item.name.includes(wanted));
  return (
    <section>
      <input value={wanted} onChange={(event) => setWanted(event.target.value)} />
      <ul>{shown.map((item) => <li key={item.id}>{item.name}</li>)}</ul>
    </section>
  );
}
"""
_MAIN = """import { createRoot } from "react-dom/client";
import { List } from "./List";

createRoot(document.getElementById("root")!).render(<List items={[]} />);
"""
_PRICE = """
const dong = new Intl.NumberFormat("vi-VN", { style: "currency", currency: "VND" });

export function Price({ item }: { item: Item }) {
  return <strong title={item.name}>{dong.format(item.price)}</strong>;
}
"""
_STYLE = """body { font-family: system-ui; margin: 2rem; }
ul { list-style: none; padding: 0; }
"""
_DARK = """@media (prefers-color-scheme: dark) {
  body { background: #111; color: #eee; }
}
"""
_FETCH = """import { useEffect, useState } from "react";

export function useItems(address: string) {
  const [items, setItems] = useState([]);
  useEffect(() => {
    fetch(address).then((answer) => answer.json()).then(setItems);
  }, [address]);
  return items;
}
"""

PAGE = (
    Step("2025-05-03 10:00", "alex", "Start the page", {"package.json": _PACKAGE, "src/main.tsx": _MAIN}),
    Step("2025-05-10 11:30", "alex", "List items", {"src/List.tsx": _LIST}),
    Step("2025-05-24 15:45", "alex", "Style it", {"src/style.css": _STYLE}),
    Step("2025-06-07 20:20", "sam", "Show prices in đồng 🛒", {"src/List.tsx": _PRICE}),
    Step("2025-07-05 12:10", "alex", "Fetch items", {"src/useItems.ts": _FETCH}),
    Step("2025-08-16 17:25", "sam", "Dark colours", {"src/style.css": _DARK}),
)
