/** Customers: what is registered of them, and who knocks with which certificate. */
@NullMarked
package com.claresia.hub.controlplane.tenants;

import org.jspecify.annotations.NullMarked;
