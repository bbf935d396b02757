namespace Kashf.Core.Datasets;

/// <summary>What a dataset's items are; on the wire <c>text-tag</c>, <c>image-tag</c>, <c>face-tag</c>.</summary>
public enum DatasetType
{
    Text,
    Image,
    Face,
}
