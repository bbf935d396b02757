using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tests.Hosting.Requests;

/// <summary>Whatever arrives, the reader answers with a record or a refusal that says what is wrong.</summary>
public sealed class RequestReaderProperties
{
    private static readonly Gen<string?> ContentTypes = Gen.Elements<string?>(
        null, "", "application/json", "application/json; charset=utf-16", "text/plain", "image/png", "a/b;c", ";;;", "\u0001",
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nonsense",
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"x", "multipart/mixed; boundary=x");

    private static readonly Gen<string> Fragments = Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"name\"", "\"x\"", "\"contents\"", "\"tag_id\"", "\"active\"", "\"task_ids\"", "null", "true", "1", "-1e999", "1.5",
        "\\ud800", "\\udc00\\ud800", "\\u0000", "\0", "name=", "&", "=", "%", "%00", "%C3", "%28", "%ED%A0%80", "+", "contents=", "active=",
        "--x", "--x--", "\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"contents\"", "Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "نام", "\ufeff", " ");

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        Fragments.ArrayOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        from parts in Fragments.ArrayOf()
        from wrapped in Gen.Elements("{{\"name\":\"x\",\"contents\":[{0}]}}", "[{0}]", "name=x&contents={0}", "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n{0}\r\n--x--\r\n")
        select Encoding.UTF8.GetBytes(string.Format(null, wrapped, string.Concat(parts))));

    private static readonly Arbitrary<SentRequest> Requests = (
        from body in Bodies
        from type in ContentTypes
        from chunk in Gen.Elements(1, 7, 4096)
        from hasLength in Gen.Elements(true, false)
        select new SentRequest(body, type) { ChunkBytes = chunk, HasLength = hasLength }).ToArbitrary();

    [Fact]
    public void ReadAsync_AnyBytes_GivesARecordOrAClientsError() => Check(sent =>
    {
        var read = Read<SampleRequest>(sent);
        var list = Read<Elements<SampleRequest>>(sent);
        return IsUsable(read) && IsUsable(list) && (!read.IsSuccess || read.Value.Name.Length > 0);
    });

    [Fact]
    public void ReadAsync_WhatItAccepts_ReadsBackTheSame() => Check(sent =>
    {
        var read = Read<SampleRequest>(sent);
        if (!read.IsSuccess)
            return true;
        var written = JsonSerializer.SerializeToUtf8Bytes(read.Value, WireJson.Options);
        var again = Read<SampleRequest>(new SentRequest(written, "application/json"));
        return again.IsSuccess && JsonSerializer.SerializeToUtf8Bytes(again.Value, WireJson.Options).AsSpan().SequenceEqual(written);
    });

    [Fact]
    public void ReadAsync_AnyTexts_ArriveAsTheyWereSent() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<NonEmptyString[]>(given =>
        {
            string[] texts = [.. given.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)))];
            var json = Read<SampleRequest>(new SentRequest(JsonSerializer.SerializeToUtf8Bytes(new { name = "x", contents = texts }), "application/json"));
            return json.IsSuccess && json.Value.Contents.Select(element => element.Value).SequenceEqual(texts);
        }));

    private static void Check(Func<SentRequest, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Requests, holds));

    private static Result<T> Read<T>(SentRequest sent)
        where T : class => sent.ReadAsync<T>().GetAwaiter().GetResult();

    private static bool IsUsable<T>(Result<T> read) =>
        read.IsSuccess || (read.Error.Detail.Length > 0 && read.Error.Kind is ErrorKind.Invalid or ErrorKind.UnsupportedMediaType);
}
