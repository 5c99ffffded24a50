namespace TrackStore.Sample.Web;

/// <summary>The settings that the user has chosen for a library.</summary>
/// <param name="library">The library.</param>
internal sealed class KeptSettings(LibraryAddress library)
{
    /// <summary>Gets the rankings of platforms.</summary>
    public SettingFile<PlatformRankings> Rankings { get; } = new(library, "rankings");

    /// <summary>Gets how pictures are rendered.</summary>
    public SettingFile<RenditionProfile> Renditions { get; } = new(library, "renditions");

    /// <summary>Sets the options of a library that is being opened.</summary>
    /// <exception cref="CommandException">A file can't be read.</exception>
    public void ApplyTo(ITrackStoreBuilder store)
    {
        if (Rankings.Read() is { } rankings)
            store.Configure(options => Apply(rankings, options));
        if (Renditions.Read() is { } renditions)
            store.ConfigureArtwork(options => options.Renditions = OptionsOf(renditions));
    }

    private static void Apply(PlatformRankings rankings, TrackStoreOptions options)
    {
        options.PlatformRanking = [.. rankings.Default];
        options.FieldRanking.Clear();
        foreach ((TrackField field, IReadOnlyList<string> ranking) in rankings.Fields)
            options.FieldRanking[field] = [.. ranking];
    }

    private static RenditionOptions OptionsOf(RenditionProfile profile)
    {
        var options = new RenditionOptions
        {
            Format = profile.Format, Quality = profile.Quality, Shape = profile.Shape, PaddingColor = profile.PaddingColor,
        };
        foreach (RenditionSpec rendition in profile.Renditions)
        {
            _ = rendition.Size switch
            {
                ImageSize.Thumbnail => options.Thumbnail = rendition.LongestSide,
                ImageSize.Small => options.Small = rendition.LongestSide,
                ImageSize.Medium => options.Medium = rendition.LongestSide,
                _ => options.Large = rendition.LongestSide,
            };
        }

        return options;
    }
}
