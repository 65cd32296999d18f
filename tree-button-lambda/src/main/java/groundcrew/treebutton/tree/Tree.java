package groundcrew.treebutton.tree;

/// A planted tree.
///
/// @param id id at Tree-Nation
/// @param collectUrl page on which the visitor collects the tree: what the label shows
/// @param paymentId id of the payment
/// @param orderId id of the order
public record Tree(String id, String collectUrl, String paymentId, String orderId) {}
