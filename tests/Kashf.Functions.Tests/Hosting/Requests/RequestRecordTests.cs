using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kashf.Core.Results;
using Kashf.Functions.Candidates;
using Kashf.Functions.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Items;
using Kashf.Functions.Predictions;
using Kashf.Functions.Reports;
using Kashf.Functions.Retagging;
using Kashf.Functions.Search;
using Kashf.Functions.Tagging;
using Kashf.Functions.Tags;
using Kashf.Functions.Training;
using Kashf.Functions.Transfer;
using Kashf.Functions.Video;

namespace Kashf.Functions.Tests.Hosting.Requests;

/// <summary>What each endpoint's record says of missing and too long fields, by their names on the wire.</summary>
public sealed class RequestRecordTests
{
    private static readonly (Type Record, string Valid, string[] Required)[] Records =
    [
        (typeof(CreateDatasetRequest), """{"title":"t","slug":"s","type":"text-tag"}""", ["title", "slug", "type"]),
        (typeof(UpdateDatasetRequest), """{"dataset":"s","title":"t","slug":"s2"}""", []),
        (typeof(DeleteDatasetRequest), """{"dataset":"s"}""", ["dataset"]),
        (typeof(DatasetInfoRequest), """{"dataset":"s"}""", ["dataset"]),
        (typeof(CreateTagRequest), """{"dataset":"s","title":"t"}""", ["dataset", "title"]),
        (typeof(UpdateTagRequest), """{"dataset":"s","tag_id":1,"title":"t"}""", ["dataset", "tag_id", "title"]),
        (typeof(DeleteTagRequest), """{"tag_id":1}""", ["tag_id"]),
        (typeof(RemoveTagReportRequest), """{"text_id":1,"tag_id":1}""", ["text_id", "tag_id"]),
        (typeof(ReportTextTagRequest), """{"content":"c","tag_id":1}""", ["content", "tag_id"]),
        (typeof(ReportImageTagRequest), """{"image_url":"u","tag_id":1,"box":{"x":1,"y":1,"w":1,"h":1}}""", ["image_url", "tag_id"]),
        (typeof(TagTextsRequest), """{"dataset":"s","contents":["c"]}""", ["dataset", "contents"]),
        (typeof(TagImagesRequest), """{"dataset":"s","image_urls":["u"]}""", ["dataset"]),
        (typeof(TagVideosRequest), """{"dataset":"s","video_urls":["u"]}""", ["dataset", "video_urls"]),
        (typeof(TrainDatasetRequest), """{"dataset":"s"}""", ["dataset"]),
        (typeof(RetagDatasetRequest), """{"dataset":"s","max_predictions":1}""", ["dataset", "max_predictions"]),
        (typeof(ImportDatasetRequest), """{"dataset":"s"}""", ["dataset"]),
        (typeof(ExportDatasetRequest), """{"dataset":"s"}""", ["dataset"]),
        (typeof(ListTextsRequest), """{"dataset":"s","text_ids":[1]}""", ["dataset", "text_ids"]),
        (typeof(ListImagesRequest), """{"dataset":"s","image_ids":[1]}""", ["dataset", "image_ids"]),
        (typeof(ListTagPredictionsRequest), """{"dataset":"s","tag_id":1}""", ["dataset", "tag_id"]),
        (typeof(ListTagReportsRequest), """{"tag_id":1}""", ["tag_id"]),
        (typeof(SearchTextsRequest), """{"dataset":"s","query":"q"}""", ["dataset", "query"]),
        (typeof(SearchImagesRequest), """{"dataset":"s","query":"q"}""", ["dataset", "query"]),
        (typeof(ListCandidatesRequest), """{"dataset":"s"}""", ["dataset"]),
    ];

    public static TheoryData<string> RecordNames => [.. Records.Select(record => record.Record.Name)];

    [Fact]
    public void Records_OfEveryEndpoint_AreCheckedHere()
    {
        var used = typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<OperationAttribute>()?.Request).OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericArguments()[0] : type).Distinct();

        Assert.Equal(used.Select(type => type.Name).Order(), Records.Select(record => record.Record.Name).Order());
    }

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void Check_Valid_Passes(string name) => Assert.Null(Check(name, Valid(name)));

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void Check_RequiredFieldMissingOrNull_IsNamed(string name)
    {
        foreach (var field in Find(name).Required)
        {
            var (without, withNull) = (Valid(name), Valid(name));
            without.Remove(field);
            withNull[field] = null;
            AssertNamed(field, Check(name, without));
            AssertNamed(field, Check(name, withNull));
        }
    }

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void Check_BlankText_IsNamed(string name)
    {
        foreach (var field in Valid(name).Where(field => field.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String).Select(field => field.Key))
        {
            foreach (var blank in new[] { "", "   " })
            {
                var body = Valid(name);
                body[field] = blank;
                AssertNamed(field, Check(name, body));
            }
        }
    }

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void Check_TooLongText_IsNamedWithTheLimit(string name)
    {
        foreach (var property in Find(name).Record.GetProperties())
        {
            if (property.GetCustomAttribute<StringLengthAttribute>() is not { } length)
                continue;
            var (field, body) = (JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), Valid(name));
            body[field] = new string('x', length.MaximumLength + 1);
            AssertNamed(field, Check(name, body));
            Assert.Contains($"{length.MaximumLength}", Check(name, body)!.Fields[field][0], StringComparison.Ordinal);
            body[field] = new string('x', length.MaximumLength);
            Assert.Null(Check(name, body));
        }
    }

    [Theory]
    [MemberData(nameof(RecordNames))]
    public void Check_EmptyObject_NamesEveryRequiredField(string name)
    {
        var error = Check(name, []);
        var required = Find(name).Required;
        Assert.Superset(required.ToHashSet(), error?.Fields.Keys.ToHashSet() ?? []);
        Assert.All(required, field => Assert.Contains(field, error!.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("comments")]
    [InlineData("نظرهای_کاربران.۱")]
    [InlineData("می\u200cخواهم-2")]
    public void Slug_LettersOfAnyScript_AreTaken(string slug) => Assert.Null(Check(nameof(CreateDatasetRequest), WithField(nameof(CreateDatasetRequest), "slug", slug)));

    [Theory]
    [InlineData("-comments")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("comments\n")]
    [InlineData("a\0")]
    [InlineData("../x")]
    public void Slug_OtherCharacters_AreRefused(string slug) =>
        Assert.Equal([FieldRules.SlugMessage], Check(nameof(CreateDatasetRequest), WithField(nameof(CreateDatasetRequest), "slug", slug))!.Fields["slug"]);

    [Theory]
    [InlineData(nameof(CreateDatasetRequest))]
    [InlineData(nameof(UpdateDatasetRequest))]
    [InlineData(nameof(CreateTagRequest))]
    [InlineData(nameof(UpdateTagRequest))]
    public void Title_ControlCharacters_AreRefused(string name) =>
        Assert.Equal([FieldRules.TitleMessage], Check(name, WithField(name, "title", "a\nb"))!.Fields["title"]);

    [Fact]
    public void Type_Unknown_NamesTheKnown() =>
        Assert.Equal(
            ["must be one of text-tag, image-tag, face-tag"],
            Check(nameof(CreateDatasetRequest), WithField(nameof(CreateDatasetRequest), "type", "video-tag"))!.Fields["type"]);

    [Theory]
    [InlineData("""{"task_ids":[]}""")]
    [InlineData("""{"task_ids":["a",""]}""")]
    [InlineData("""{"tasks_ids":[null]}""")]
    public void TaskIds_EmptyListOrIds_AreRefused(string body) =>
        AssertNamed("task_ids", Check(nameof(TagTextsRequest), JsonNode.Parse(body)!.AsObject()));

    [Theory]
    [InlineData("""{"task_ids":["a"]}""")]
    [InlineData("""{"tasks_ids":["a"]}""")]
    public void TaskIds_EitherSpelling_NeedsNothingElse(string body) =>
        Assert.Null(Check(nameof(TagTextsRequest), JsonNode.Parse(body)!.AsObject()));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"x":1,"y":1,"w":1}""")]
    [InlineData("""{"x":1,"y":1,"w":0,"h":1}""")]
    [InlineData("""{"x":1,"y":2000000,"w":1,"h":1}""")]
    public void Box_NotWhole_IsRefused(string box) =>
        AssertNamed("box", Check(nameof(ReportImageTagRequest), WithField(nameof(ReportImageTagRequest), "box", JsonNode.Parse(box)!)));

    [Fact]
    public void RemoveTagReport_BothIds_IsRefused() =>
        AssertNamed("text_id", Check(nameof(RemoveTagReportRequest), WithField(nameof(RemoveTagReportRequest), "image_id", 5)));

    private static (Type Record, string Valid, string[] Required) Find(string name) => Records.Single(record => record.Record.Name == name);

    private static JsonObject Valid(string name) => JsonNode.Parse(Find(name).Valid)!.AsObject();

    private static JsonObject WithField(string name, string field, JsonNode value)
    {
        var body = Valid(name);
        body[field] = value;
        return body;
    }

    private static Error? Check(string name, JsonObject body) =>
        RequestValidation.Check(body.Deserialize(Find(name).Record, WireJson.Options)!).Error;

    private static void AssertNamed(string field, Error? error)
    {
        Assert.NotNull(error);
        Assert.Equal(ErrorKind.Invalid, error.Kind);
        Assert.Contains(field, error.Fields.Keys);
        Assert.All(error.Fields[field], message => Assert.NotEmpty(message));
    }
}
