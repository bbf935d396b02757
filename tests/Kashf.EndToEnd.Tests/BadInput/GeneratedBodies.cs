using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>A request made up by chance.</summary>
internal sealed record GeneratedRequest(string Path, byte[] Body, string? ContentType)
{
    public override string ToString() => $"POST {Path} ({ContentType ?? "no content type"}) {Encoding.UTF8.GetString(Body)} [{Convert.ToBase64String(Body)}]";
}

/// <summary>Generates bodies from the plausible to the absurd.</summary>
internal static class GeneratedBodies
{
    private const int DeepestNesting = 40;

    private static readonly string?[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=utf-16", null, "", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "text/xml", "application/octet-stream", "nonsense", "application/json; charset=\"", "*/*",
    ];

    private static readonly string[] Names =
        ["dataset", "slug", "title", "type", "tag_id", "parent_id", "text_id", "image_id", "content", "contents", "positive", "active", "wait", "tree_based", "tags", "task_ids", "tasks_ids", "\\u0000", "\\ud800", "", "$", "__proto__"];

    private static readonly string[] Literals =
    [
        "null", "true", "false", "0", "-0", "-1", "1e999", "-1e-999", "0.1", "1.0", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999", "NaN",
        "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u202e\\u200c\"", "\"true\"", "\"12\"", "\"9e99\"", "\"خوب بود\"", "\"👍🏽\"", "\"text-tag\"", "\"../..\"", "\"'; DROP TABLE datasets; --\"",
    ];

    /// <param name="paths">Every endpoint that takes a body.</param>
    /// <param name="valid">Bodies that the endpoints accept, to be bent.</param>
    public static Gen<GeneratedRequest> Requests(IReadOnlyList<string> paths, IReadOnlyList<string> valid) =>
        from path in Gen.Elements(paths.AsEnumerable())
        from body in Gen.Frequency((4, Json()), (5, Bent(valid)), (1, Bytes()), (1, Nested()), (1, Form()))
        from contentType in Gen.Frequency((2, Gen.Constant<string?>("application/json")), (1, Gen.Elements(ContentTypes.AsEnumerable())))
        select new GeneratedRequest(path, body, contentType);

    private static Gen<byte[]> Json() => Gen.Sized(size => Value(Math.Min(size, 5))).Select(Encoding.UTF8.GetBytes);

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.OneOf(Gen.Elements(Literals.AsEnumerable()), Text().Select(text => JsonSerializer.Serialize(text)), Number());
        if (depth == 0)
            return leaf;
        var children = Gen.Choose(0, 4).SelectMany(count => Value(depth - 1).ListOf(count));
        var list = children.Select(values => $"[{string.Join(',', values)}]");
        return Gen.Frequency((2, leaf), (1, list), (2, Object(depth)));
    }

    /// <summary>Names repeat, so keys do too.</summary>
    private static Gen<string> Object(int depth) =>
        from count in Gen.Choose(0, 5)
        from names in Gen.Elements(Names.AsEnumerable()).ListOf(count)
        from values in Value(depth - 1).ListOf(count)
        select $"{{{string.Join(", ", names.Zip(values, (name, value) => $"\"{name}\": {value}"))}}}";

    private static Gen<string> Text() => Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ArrayOf().Select(units => new string(units));

    private static Gen<string> Number() =>
        from mantissa in Gen.Choose(-1000, 1000)
        from exponent in Gen.Choose(-400, 400)
        select string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}");

    private static Gen<byte[]> Bytes() => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static Gen<byte[]> Nested() =>
        from depth in Gen.Choose(1, DeepestNesting)
        from open in Gen.Elements("[", "{\"contents\":", "{\"a\":[")
        select Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)));

    private static Gen<byte[]> Form() =>
        from names in Gen.Elements(Names.AsEnumerable()).ListOf()
        from values in Gen.OneOf(Text(), Gen.Elements("%", "%FF", "%ED%A0%80", "%00", "a&b=c", "+", "12", "false")).ListOf(names.Count)
        select Encoding.UTF8.GetBytes(string.Join('&', names.Zip(values, (name, value) => $"{name}={value}")));

    /// <summary>A valid body with one value replaced, or with bytes cut out, doubled or flipped.</summary>
    private static Gen<byte[]> Bent(IReadOnlyList<string> valid) =>
        Gen.Elements(valid.AsEnumerable()).SelectMany(body => Gen.OneOf(WithAnotherValue(body), WithBrokenBytes(Encoding.UTF8.GetBytes(body))));

    private static Gen<byte[]> WithAnotherValue(string body)
    {
        var root = JsonNode.Parse(body)!;
        var target = root as JsonObject ?? (JsonObject)root[0]!;
        return from name in Gen.Elements(target.Select(field => field.Key).ToArray().AsEnumerable())
               from value in Value(2)
               select Encoding.UTF8.GetBytes(body.Replace($"\"{name}\":{target[name]!.ToJsonString()}", $"\"{name}\":{value}", StringComparison.Ordinal));
    }

    private static Gen<byte[]> WithBrokenBytes(byte[] body) =>
        from at in Gen.Choose(0, body.Length - 1)
        from length in Gen.Choose(0, Math.Min(4, body.Length - at))
        from bytes in Bytes().Resize(4)
        select (byte[])[.. body[..at], .. bytes, .. body[(at + length)..]];
}
