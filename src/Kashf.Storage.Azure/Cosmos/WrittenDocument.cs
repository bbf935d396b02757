using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>
/// A document as it is sent, with a mark of this write. Where an answer is lost the client sends again, and is refused because
/// of itself: by the mark a write is told from somebody else's.
/// </summary>
internal sealed class WrittenDocument
{
    private const int MarkBytes = 9;

    private readonly string mark = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MarkBytes));
    private readonly byte[] json;

    private WrittenDocument(byte[] json) => this.json = [.. Encoding.UTF8.GetBytes($$"""{"write":"{{mark}}","""), .. json.AsSpan(1)];

    public static WrittenDocument Of<T>(T document) => new(JsonSerializer.SerializeToUtf8Bytes(document, CosmosJson.Options));

    public string Id => JsonSerializer.Deserialize<Identity>(json, CosmosJson.Options)!.Id;

    public MemoryStream Open() => new(json, writable: false);

    public bool IsMarkOf(Stream stored) => JsonSerializer.Deserialize<Identity>(stored, CosmosJson.Options)!.Write == mark;

    private sealed record Identity(string Id, string? Write);
}
