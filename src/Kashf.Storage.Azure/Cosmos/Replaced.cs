namespace Kashf.Storage.Azure.Cosmos;

/// <summary>How a replacement ended.</summary>
/// <param name="Document">As it stands now; null where nothing was stored.</param>
/// <param name="UniqueKeyTaken">The reason was another document with the same unique key.</param>
internal readonly record struct Replaced<T>(T? Document, bool UniqueKeyTaken)
    where T : class;
