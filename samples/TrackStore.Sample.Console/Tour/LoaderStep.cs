using System.Threading.Channels;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Loads covers as a user interface does, and prints the loader's events.</summary>
internal sealed class LoaderStep(Output output)
{
    private const int Callers = 100;
    private const int Reads = 1_000;

    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"3. Loader: covers in the background, with events");
        TrackItem windowlicker = await library.FindAsync("Aphex Twin", "Windowlicker", cancellationToken);
        TrackItem teardrop = await library.FindAsync("Massive Attack", "Teardrop", cancellationToken);
        TrackItem autobahn = await library.FindAsync("Kraftwerk", "Autobahn", cancellationToken);
        await LoadAsync(library.Loader, [windowlicker, teardrop, autobahn], cancellationToken);
        await LoadTogetherAsync(library.Loader, teardrop, cancellationToken);
        ReadCached(library.Loader, windowlicker);
    }

    private async Task LoadAsync(IImageLoader loader, TrackItem[] wanted, CancellationToken cancellationToken)
    {
        Dictionary<long, string> titles = wanted.ToDictionary(item => item.TrackId.GetValueOrDefault(), item => item.Title);

        // A console has no UI thread, so the handlers run on the thread pool; the channel brings their results back here.
        var events = Channel.CreateUnbounded<ImageLoadResult>();
        loader.Completed += (_, result) => events.Writer.TryWrite(result);
        Task<ImageLoadResult>[] loads =
        [
            .. titles.Keys.Select(id => loader.LoadTrackImageAsync(id, ImageSize.Medium, cancellationToken).AsTask()),
        ];
        for (int i = 0; i < wanted.Length; i++)
            Write(await events.Reader.ReadAsync(cancellationToken), titles);
        await Task.WhenAll(loads);
    }

    private async Task LoadTogetherAsync(IImageLoader loader, TrackItem track, CancellationToken cancellationToken)
    {
        long id = track.TrackId.GetValueOrDefault();
        ImageLoadResult[] results = await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(_ => loader.LoadTrackImageAsync(id, ImageSize.Large, cancellationToken).AsTask()));
        int copies = results.OfType<ImageLoadResult.Loaded>().Select(loaded => loaded.Image).Distinct(
            ReferenceEqualityComparer.Instance).Count();
        output.Line($"  {Callers} callers at once for one large cover: {Format.Count(copies, "image")} in memory");
    }

    private void ReadCached(IImageLoader loader, TrackItem track)
    {
        ImageRequest request = ImageRequest.ForTrack(track.TrackId.GetValueOrDefault(), ImageSize.Medium);

        int hits = 0;
        for (int i = 0; i < Reads; i++)
            hits += loader.TryGetCached(request) is ImageLoadResult.Loaded ? 1 : 0;
        output.Line($"  {Format.Number(hits)} of {Format.Number(Reads)} first paints answered from memory, without input or output");

        // A row of 48 x 48 logical pixels needs 96 on a high-density screen; a larger image in memory is good enough for now.
        if (loader.TryGetCached(request with { Target = ImageTarget.ForPlace(48, 48, scale: 2) }) is ImageLoadResult.Loaded row)
            output.Line($"  a row of 48 x 48 at scale 2 shows the cached image of {Format.Pixels(row.Image)}");
    }

    private void Write(ImageLoadResult result, Dictionary<long, string> titles)
    {
        string title = titles[result.TrackId.GetValueOrDefault()];
        switch (result)
        {
            case ImageLoadResult.Loaded { FoundAt.Kind: ArtworkOwnerKind.Track } own:
                output.Line($"  [green]loaded[/]  {title}: its own cover, {Format.Pixels(own.Image)}");
                break;
            case ImageLoadResult.Loaded shared:
                output.Line($"  [green]loaded[/]  {title}: its album's cover, {Format.Pixels(shared.Image)}");
                break;
            case ImageLoadResult.Absent:
                output.Line($"  [yellow]absent[/]  {title}: no cover; a user interface shows its placeholder");
                break;
            case ImageLoadResult.Failed failed:
                output.Line($"  [red]failed[/]  {title}: {ErrorText.Of(failed.Error)}");
                break;
        }
    }
}
