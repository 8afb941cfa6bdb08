//! The behaviours of a NAT in scenario files, for all labs that have NATs.

use crate::form::form;
use kw_net::nat::Behaviour;
use kw_trace::schema::FieldKind;

form!(Behaviour: EndpointIndependent = "endpoint-independent", AddressDependent = "address-dependent", AddressAndPortDependent = "address-and-port-dependent");

/// All of them.
pub const ALL: [Behaviour; 3] = [
    Behaviour::EndpointIndependent,
    Behaviour::AddressDependent,
    Behaviour::AddressAndPortDependent,
];

/// A field that holds one.
pub const FIELD: FieldKind = FieldKind::Choice(&[
    "endpoint-independent",
    "address-dependent",
    "address-and-port-dependent",
]);

/// Its word in scenario files.
pub fn name(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::EndpointIndependent => "endpoint-independent",
        Behaviour::AddressDependent => "address-dependent",
        Behaviour::AddressAndPortDependent => "address-and-port-dependent",
    }
}
