/** Log signing keys in local PKCS#8 files, and Ed25519 by BouncyCastle. */
@NullMarked
package com.claresia.hub.adapters.keys.local;

import org.jspecify.annotations.NullMarked;
