namespace TrackStore.Tests.Fakes;

/// <summary>Returns the placeholder that the test sets.</summary>
internal sealed class FakePlaceholders(PlaceholderImage? placeholder) : IPlaceholderProvider
{
    public Func<ImageRequest, PlaceholderImage?> Give { get; set; } = _ => placeholder;

    public PlaceholderImage? GetPlaceholder(ImageRequest request) => Give(request);
}
