using System.Text;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Every field of every endpoint, missing or holding what it can't.</summary>
public sealed class FieldTests(PlantedData data) : IClassFixture<PlantedData>
{
    private const string LoneSurrogate = "\"\\ud800\"";
    private const string NotUtf8 = "\"\u00ff\"";

    public static IEnumerable<TheoryDataRow<string, string>> Required =>
        from endpoint in Endpoint.All
        from known in endpoint.Fields
        where known.Required
        select new TheoryDataRow<string, string>(endpoint.Path, known.Name);

    public static IEnumerable<TheoryDataRow<string, string, string>> WrongValues =>
        from endpoint in Endpoint.All
        from known in endpoint.Fields
        from json in WrongFor(known.Kind)
        select new TheoryDataRow<string, string, string>(endpoint.Path, known.Name, json);

    public static IEnumerable<TheoryDataRow<string, string>> TextFields =>
        from endpoint in Endpoint.All
        from known in endpoint.Fields
        where known.Kind == FieldKind.Text
        select new TheoryDataRow<string, string>(endpoint.Path, known.Name);

    [Theory, MemberData(nameof(Required))]
    public async Task Post_RequiredFieldMissing_NamesIt(string path, string field)
    {
        var answer = await data.RefusedAsync(() => data.Client.PostTextAsync(path, Endpoint.At(path).With(data, field, null)));
        AssertNamed(answer, field);
    }

    [Theory, MemberData(nameof(WrongValues))]
    public async Task Post_FieldOfAWrongType_NamesIt(string path, string field, string json)
    {
        var answer = await data.RefusedAsync(() => data.Client.PostTextAsync(path, Endpoint.At(path).With(data, field, json)));
        AssertNamed(answer, field);
    }

    [Theory, MemberData(nameof(TextFields))]
    public async Task Post_LoneSurrogate_NamesTheField(string path, string field)
    {
        var answer = await data.RefusedAsync(() => data.Client.PostTextAsync(path, Endpoint.At(path).With(data, field, LoneSurrogate)));
        AssertNamed(answer, field);
    }

    [Theory, MemberData(nameof(TextFields))]
    public async Task Post_InvalidUtf8_IsRefused(string path, string field)
    {
        var body = Encoding.Latin1.GetBytes(Endpoint.At(path).With(data, field, NotUtf8));
        var answer = await data.RefusedAsync(() => data.Client.PostBytesAsync(path, body, "application/json"));
        answer.Problem(400);
        Assert.Equal("urn:kashf:error:body-not-utf8", answer.Json.GetProperty("type").GetString());
    }

    [Theory, MemberData(nameof(TextFields))]
    public async Task Post_NulCharacter_NamesTheField(string path, string field)
    {
        var answer = await data.RefusedAsync(() => data.Client.PostTextAsync(path, Endpoint.At(path).With(data, field, "\"a\\u0000b\"")));
        AssertNamed(answer, field, 400, 404);
    }

    private static void AssertNamed(Answer answer, string field, params int[] statuses)
    {
        var errors = answer.Problem(statuses.Length > 0 ? statuses : [400]);
        Assert.True(
            errors.EnumerateObject().Any(error => error.Name.Split('.')[^1].Split('[')[0] == field && error.Value.GetArrayLength() > 0),
            $"No message is about {field}: {answer}");
    }

    private static string[] WrongFor(FieldKind kind) => kind switch
    {
        FieldKind.Text => ["5", "true", "[]", "{}"],
        FieldKind.Id => ["\"abc\"", "1.5", "true", "[]", "{}", "1e30", "99999999999999999999"],
        FieldKind.Flag => ["\"perhaps\"", "3", "[]", "{}"],
        FieldKind.IdList => ["\"one id\"", "5", "true", "{}", "[]", "[\"abc\"]", "[1.5]", "[null]", "[[1]]"],
        _ => ["\"one text\"", "5", "true", "{}", "[]"],
    };
}
