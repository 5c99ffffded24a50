using Microsoft.Extensions.Options;
using TrackStore.Storage;

namespace TrackStore.Artwork.Rendering;

/// <inheritdoc cref="IRenditionSettings"/>
internal sealed class RenditionSettings(StoreDatabase database, RenditionRenderer renderer, RerenderOnRead rerender) : IRenditionSettings
{
    public event EventHandler? Changed;

    public RenditionProfile Current => renderer.Current;

    public Task UseAsync(RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        RenditionProfile wanted = Validate(profile, nameof(profile));
        return UseValidatedAsync(wanted, cancellationToken);
    }

    private async Task UseValidatedAsync(RenditionProfile wanted, CancellationToken cancellationToken)
    {
        (string former, string options) = (renderer.Options, RenderingKey.OptionsOf(wanted));
        if (options == former)
            return;
        await RenditionSuccession.ReplaceAsync(database, former, options, cancellationToken).ConfigureAwait(false);
        renderer.Use(wanted);
        rerender.Restart();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    // The rules are those of the options, in which the host may go on changing its list.
    private static RenditionProfile Validate(RenditionProfile profile, string parameter)
    {
        ArgumentNullException.ThrowIfNull(profile, parameter);
        ArgumentNullException.ThrowIfNull(profile.Renditions, parameter);
        ImageSize[] sizes = Enum.GetValues<ImageSize>();
        if (!profile.Renditions.Select(rendition => rendition.Size).Order().SequenceEqual(sizes))
            throw new ArgumentException($"Give each size once: {string.Join(", ", sizes)}.", parameter);
        Dictionary<ImageSize, int> sides = profile.Renditions.ToDictionary(rendition => rendition.Size, rendition => rendition.LongestSide);
        var options = new RenditionOptions
        {
            Thumbnail = sides[ImageSize.Thumbnail],
            Small = sides[ImageSize.Small],
            Medium = sides[ImageSize.Medium],
            Large = sides[ImageSize.Large],
            Quality = profile.Quality,
            Format = profile.Format,
            Shape = profile.Shape,
            PaddingColor = profile.PaddingColor,
        };
        ValidateOptionsResult result = new ArtworkOptionsValidator().Validate(null, new ArtworkOptions { Renditions = options });
        return result.Failed ? throw new ArgumentException(result.FailureMessage, parameter) : options.ToProfile();
    }
}
