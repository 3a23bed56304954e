package org.tallystick.report.pages;

import org.tallystick.platform.page.list.Table;

import java.util.List;

/// An organisation as supplier, or as buyer.
///
/// @param list the address of all its contracts
/// @param late lines of returns past their deadline and not in
record OrganisationSide(
        long contracts,
        String list,
        long claims,
        long verified,
        long late,
        Table first,
        List<Table> figures) {}
