namespace TrackStore.Tests.Fakes;

/// <summary>Gives the placeholder that the test says.</summary>
internal sealed class FakePlaceholders(PlaceholderImage? placeholder) : IPlaceholderProvider
{
    public Func<ImageRequest, PlaceholderImage?> Give { get; set; } = _ => placeholder;

    public PlaceholderImage? GetPlaceholder(ImageRequest request) => Give(request);
}
