"""How Vai is put together and run: settings, addresses, command line, embedded database, processes.

Owns the words installation, state folder, service, cluster.
Mounts everything, so it may import everything; nothing imports it.
"""
