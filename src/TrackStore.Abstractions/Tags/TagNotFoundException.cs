using System.Globalization;

namespace TrackStore;

/// <summary>There is no tag with this identifier, perhaps because it was merged or deleted.</summary>
public sealed class TagNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="TagNotFoundException"/> class.</summary>
    /// <param name="tagId">The tag's identifier.</param>
    public TagNotFoundException(long tagId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"There is no tag {tagId}. It may have been merged or deleted: list the tags again."))
        => TagId = tagId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.TagNotFound;

    /// <summary>Gets the tag's identifier.</summary>
    public long TagId { get; }
}
