using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Artwork.Rendering;

/// <inheritdoc cref="IRenditionSettings"/>
internal sealed class RenditionSettings(
    StoreDatabase database, RenditionRenderer renderer, ChosenSetting<RenditionProfile> chosen, RerenderOnRead rerender)
    : IRenditionSettings
{
    public event EventHandler? Changed;

    public RenditionProfile Current => renderer.Current;

    public Task<HistoryEntry?> UseAsync(RenditionProfile profile, CancellationToken cancellationToken = default)
    {
        RenditionProfile wanted = Validate(profile, nameof(profile));
        if (database.IsEnlisted)
        {
            throw new InvalidOperationException(
                "The options stay in use when the host's transaction is rolled back. Call this outside of it.");
        }

        return UseValidatedAsync(wanted, cancellationToken);
    }

    /// <inheritdoc cref="ChosenSetting{T}.AdoptAsync"/>
    public Task AdoptAsync(CancellationToken cancellationToken) => chosen.AdoptAsync(database, cancellationToken);

    /// <summary>Brings this process in line with the options that undoing or redoing a choice has stored.</summary>
    public async Task FollowHistoryAsync(CancellationToken cancellationToken)
    {
        if (await chosen.ReadAsync(database, cancellationToken).ConfigureAwait(false) is { } stored)
            await UseValidatedAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HistoryEntry?> UseValidatedAsync(RenditionProfile wanted, CancellationToken cancellationToken)
    {
        if (RenditionText.AreSame(wanted, renderer.Current))
            return null;
        HistoryEntry? change = await chosen.UseAsync(
            database,
            wanted,
            (rows, former) => ChangeRecorder.Record(
                rows, HistoryKind.RenditionsChanged, "Rendition options", [.. RenditionText.Differences(former, wanted)]),
            cancellationToken,
            (rows, former) => RenditionSuccession.Replace(rows, RenderingKey.OptionsOf(former), RenderingKey.OptionsOf(wanted)))
            .ConfigureAwait(false);
        rerender.Restart();
        Changed?.Invoke(this, EventArgs.Empty);
        return change;
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
