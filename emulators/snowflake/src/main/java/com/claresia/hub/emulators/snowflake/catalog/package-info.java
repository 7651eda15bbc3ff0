/**
 * What an account holds and who may do what with it: objects, roles, grants, and how names are
 * found.
 */
@NullMarked
package com.claresia.hub.emulators.snowflake.catalog;

import org.jspecify.annotations.NullMarked;
