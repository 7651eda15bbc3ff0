GRANT ROLE ${prefix}_SERVICE TO USER ${user}
