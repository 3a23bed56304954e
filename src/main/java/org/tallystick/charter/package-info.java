/// The text of a charter, from draft to published edition: who writes and comments on it, which
/// bodies adopt it through which approval, and how its principles stand to frameworks.
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ledger", "page", "organisation", "framework"})
package org.tallystick.charter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
