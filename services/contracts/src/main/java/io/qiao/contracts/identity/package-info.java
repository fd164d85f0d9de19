/// What identity tells the others: accounts by id only, never a name or an address of a person.
@NullMarked
package io.qiao.contracts.identity;

import org.jspecify.annotations.NullMarked;
