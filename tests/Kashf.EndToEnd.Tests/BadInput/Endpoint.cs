using System.Text.Json.Nodes;

namespace Kashf.EndToEnd.Tests.BadInput;

internal enum FieldKind
{
    Text,
    Id,
    Flag,
    TextList,
    IdList,
}

/// <summary>A field of a request.</summary>
internal sealed record Field(string Name, FieldKind Kind, bool Required = false);

/// <summary>An endpoint, a body that it accepts, and what its fields hold.</summary>
internal sealed record Endpoint(string Path, Func<PlantedData, JsonObject> Body, params Field[] Fields)
{
    private static readonly Field Dataset = new("dataset", FieldKind.Text, Required: true);
    private static readonly Field Tag = new("tag_id", FieldKind.Id, Required: true);
    private static readonly Field Query = new("query", FieldKind.Text, Required: true);
    private static readonly Field Title = new("title", FieldKind.Text, Required: true);

    /// <summary>Whether the body is a list of such objects.</summary>
    public bool TakesList { get; private init; }

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new("/api/create_dataset/", _ => new() { ["title"] = "نو", ["slug"] = "new", ["type"] = "text-tag" }, Title, new("slug", FieldKind.Text, true), new("type", FieldKind.Text, true)),
        new("/api/update_dataset/", data => new() { ["dataset"] = data.Slug, ["title"] = "دیگر" }, Dataset, new("title", FieldKind.Text), new("slug", FieldKind.Text)),
        new("/api/delete_dataset/", data => new() { ["dataset"] = data.Slug }, Dataset),
        new("/api/create_tag/", data => new() { ["dataset"] = data.Slug, ["title"] = "نو" }, Dataset, Title, new("active", FieldKind.Flag), new("parent_id", FieldKind.Id)),
        new("/api/update_tag/", data => new() { ["dataset"] = data.Slug, ["tag_id"] = data.TagId, ["title"] = "دیگر" }, Dataset, Tag, Title, new("active", FieldKind.Flag), new("parent_id", FieldKind.Id)),
        new("/api/delete_tag/", data => new() { ["tag_id"] = data.TagId }, Tag),
        new("/api/report_text_tags/", data => new() { ["content"] = "خوب", ["tag_id"] = data.TagId }, new("content", FieldKind.Text, true), Tag, new("positive", FieldKind.Flag)) { TakesList = true },
        new("/api/report_image_tags/", data => new() { ["image_url"] = PlantedData.ImageUrl, ["tag_id"] = data.ImageTagId }, new("image_url", FieldKind.Text, true), Tag, new("positive", FieldKind.Flag)) { TakesList = true },
        new("/api/remove_tag_report/", data => new() { ["text_id"] = data.ItemId, ["tag_id"] = data.TagId }, new("text_id", FieldKind.Id, true), Tag),
        new("/api/tag_texts/", data => new() { ["dataset"] = data.Slug, ["contents"] = new JsonArray("خوب") }, Dataset, new("contents", FieldKind.TextList, true), new("wait", FieldKind.Flag), new("tree_based", FieldKind.Flag)),
        new("/api/tag_images/", data => new() { ["dataset"] = data.ImageSlug, ["image_urls"] = new JsonArray(PlantedData.ImageUrl) }, Dataset, new("image_urls", FieldKind.TextList, true), new("wait", FieldKind.Flag)),
        new("/api/tag_faces/", data => new() { ["dataset"] = data.FaceSlug, ["image_urls"] = new JsonArray(PlantedData.ImageUrl) }, Dataset, new("image_urls", FieldKind.TextList, true), new("wait", FieldKind.Flag)),
        new("/api/tag_video_frames/", data => new() { ["dataset"] = data.ImageSlug, ["video_urls"] = new JsonArray(PlantedData.ImageUrl) }, Dataset, new("video_urls", FieldKind.TextList, true), new("wait", FieldKind.Flag)),
        new("/api/tag_video_faces/", data => new() { ["dataset"] = data.FaceSlug, ["video_urls"] = new JsonArray(PlantedData.ImageUrl) }, Dataset, new("video_urls", FieldKind.TextList, true), new("wait", FieldKind.Flag)),
        new("/api/tag_videos/", data => new() { ["dataset"] = data.FaceSlug, ["video_urls"] = new JsonArray(PlantedData.ImageUrl) }, Dataset, new("video_urls", FieldKind.TextList, true), new("wait", FieldKind.Flag)),
        new("/api/train_dataset/", data => new() { ["dataset"] = data.Slug }, Dataset),
        new("/api/retag_dataset/", data => new() { ["dataset"] = data.Slug, ["max_predictions"] = 1 }, Dataset, new("max_predictions", FieldKind.Id, true)),
        new("/api/import_dataset/", data => new() { ["dataset"] = data.Slug, ["csv_url"] = "http://127.0.0.1:1/a.csv" }, Dataset, new("csv_url", FieldKind.Text, true), new("report_items", FieldKind.Flag), new("tag_names", FieldKind.Flag)),
        new("/api/export_dataset/", data => new() { ["dataset"] = data.UntrainedSlug }, Dataset, new("original_urls", FieldKind.Flag), new("tag_names", FieldKind.Flag)),
        new("/api/list_texts/", data => new() { ["dataset"] = data.Slug, ["text_ids"] = new JsonArray(data.ItemId) }, Dataset, new("text_ids", FieldKind.IdList, true)),
        new("/api/list_images/", data => new() { ["dataset"] = data.ImageSlug, ["image_ids"] = new JsonArray(data.ItemId) }, Dataset, new("image_ids", FieldKind.IdList, true)),
        new("/api/list_tag_predictions/", data => new() { ["dataset"] = data.Slug, ["tag_id"] = data.TagId }, Dataset, Tag),
        new("/api/list_tag_reports/", data => new() { ["tag_id"] = data.TagId }, Tag, new("reported_positive", FieldKind.Flag)),
        new("/api/list_tag_notsure_reports/", data => new() { ["tag_id"] = data.TagId }, Tag, new("reported_positive", FieldKind.Flag)),
        new("/api/search_candidate_texts/", data => new() { ["dataset"] = data.Slug, ["query"] = "خوب" }, Dataset, Query, new("reported", FieldKind.Flag), new("tag_id", FieldKind.Id)),
        new("/api/search_candidate_images/", data => new() { ["dataset"] = data.ImageSlug, ["query"] = "برج" }, Dataset, Query, new("tag_id", FieldKind.Id)),
        new("/api/list_candidates/", data => new() { ["dataset"] = data.Slug }, Dataset, new("tag_id", FieldKind.Id), new("count", FieldKind.Id)),
        new("/api/search_candidate_faces/", data => new() { ["dataset"] = data.FaceSlug, ["query"] = "کرمی" }, Dataset, Query, new("tag_id", FieldKind.Id)),
        new("/api/dataset_info/", data => new() { ["dataset"] = data.Slug }, Dataset, new("tags", FieldKind.Flag)),
        new("/dataset_info/", data => new() { ["dataset"] = data.Slug }, Dataset, new("tags", FieldKind.Flag)),
    ];

    public static Endpoint At(string path) => All.Single(endpoint => endpoint.Path == path);

    /// <summary>The accepted body with another value in one field; without that field where there is no value.</summary>
    public string With(PlantedData data, string field, string? json)
    {
        var body = Body(data);
        body.Remove(field);
        var text = body.ToJsonString();
        // Written by hand: the value may be none that a JSON writer lets pass.
        if (json is not null)
            text = $"{text[..^1]}{(body.Count > 0 ? "," : "")}\"{field}\":{json}}}";
        return TakesList ? $"[{text}]" : text;
    }
}
