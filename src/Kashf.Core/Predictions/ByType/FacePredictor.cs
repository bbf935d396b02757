using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Reports;

namespace Kashf.Core.Predictions.ByType;

/// <summary>Predicts who is in photos that were opened; of those that were not, nothing is known and nothing said.</summary>
internal sealed class FacePredictor(SeenItems seenItems, Dataset dataset, FaceModel model, Func<long, bool> isAsked, FaceOptions options) : IItemPredictor
{
    public async Task<ItemPrediction[]> PredictAsync(IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var seen = await seenItems.ReadAsync(dataset, model.EncoderId, items, cancellation);
        return
        [
            .. from pair in items.Zip(seen, (item, photo) => (Item: item, Photo: photo))
               where pair.Photo is not null
               select Predict(pair.Item, pair.Photo.Vectors),
        ];
    }

    private ItemPrediction Predict(TextItem item, IReadOnlyList<ImageVector> faces)
    {
        var identities = model.Identify([.. faces.Where(options.IsLargeEnough)], isAsked);
        var persons = identities.Where(identity => identity.IsKnown).OrderByDescending(identity => identity.Probability);
        var certainty = identities.Select(CertaintyOf).DefaultIfEmpty(1).Min();
        return new ItemPrediction(item.Id, [.. persons.Select(person => new TagProbability(person.TagId, person.Probability))], certainty);
    }

    private float CertaintyOf(FaceIdentity identity) =>
        Certainty.Of(identity.IsKnown ? identity.Probability : 1 - identity.Probability, model.Threshold);
}
