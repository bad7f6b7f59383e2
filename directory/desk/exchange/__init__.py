"""How listings come and go as CSV files: read a table, plan what it would change, apply the plan, write it back."""
