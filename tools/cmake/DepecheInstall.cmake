# fixed below
