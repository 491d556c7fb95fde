"""Each step from one version of the tables to the next; `migrating` takes them in order."""
