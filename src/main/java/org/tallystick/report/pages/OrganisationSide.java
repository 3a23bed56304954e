package org.tallystick.report.pages;

import java.util.List;
import org.tallystick.platform.page.list.Table;

/// An organisation as supplier, or as buyer.
///
/// @param list the address of all its contracts
/// @param late lines of returns past their deadline and not in
record OrganisationSide(
        long contracts, String list, long claims, long verified, long late, Table first, List<Table> figures) {}
