rm bundle.lock
