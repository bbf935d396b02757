using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Operations;

/// <summary>What an operation does to one document.</summary>
/// <param name="Known">The document as it was read a moment ago; null where it was not read.</param>
/// <param name="Apply">From the document (null: there is none) and the operation's number to the document as it shall be;
/// the same one, or null, where there is nothing to do. Asked again where another writer was faster.</param>
internal sealed record ItemChange(ItemKey Key, ItemDocument? Known, Func<ItemDocument?, long, ItemDocument?> Apply);

/// <summary>What became of one document.</summary>
/// <param name="Item">As it stands; null where there is none.</param>
/// <param name="Change">What the operation did to lists; null where it changed nothing.</param>
/// <param name="Created">Whether the operation created it.</param>
internal readonly record struct ChangedItem(ItemDocument? Item, IReadOnlyDictionary<string, int>? Change, bool Created);
