package org.tallystick.spending.publisher;

import org.tallystick.shared.OrganisationId;

/// A body or firm whose spending is kept.
///
/// @param key the folder of its lines in the warehouse, and its part of an address
/// @param open whether everybody may see its spending: a public body's is published already, a
///   firm's is its own
public record Publisher(OrganisationId organisation, String key, String name, boolean open) {}
