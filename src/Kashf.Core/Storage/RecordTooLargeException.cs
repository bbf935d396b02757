namespace Kashf.Core.Storage;

/// <summary>
/// What was to be stored is more than the store takes as one record, e.g. an item with thousands of reports or a very long
/// text. Trying again does not help; less at once does.
/// </summary>
/// <param name="store">Names the store in the operator's words, e.g. <c>Cosmos DB</c>.</param>
public sealed class RecordTooLargeException(string store, Exception inner)
    : Exception($"{store} does not take a record as large as this.", inner);
