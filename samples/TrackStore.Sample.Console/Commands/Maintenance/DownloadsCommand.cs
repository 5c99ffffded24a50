using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>downloads: lists the covers to download, and those that failed.</summary>
internal static class DownloadsCommand
{
    public static Command Create(CommandHost host)
    {
        var state = new Option<ArtworkDownloadState>("--state")
        {
            Description = "Which of them",
            DefaultValueFactory = _ => ArtworkDownloadState.Failed,
        };
        var pages = new PageOptions("covers", ArtworkDownloadQuery.MaxPageSize);
        var command = new Command("downloads", "Lists the covers in the download queue: those that failed, or of another state.")
        {
            DownloadsRetryCommand.Create(host), state,
        };
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            var query = new ArtworkDownloadQuery
            {
                State = arguments.GetValue(state),
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            ArtworkDownloadPage page = await pages.ReadAsync(arguments, () => library.Downloads.ListAsync(query, cancellationToken));
            if (page.Items.Count > 0)
                Write(host.Output, page.Items);
            ArtworkDownloadCounts counts = await library.Downloads.CountAsync(cancellationToken);
            host.Output.Note(
                $"{Format.Number(counts.Waiting)} waiting, {Format.Number(counts.Failed)} failed, {Format.Number(counts.Done)} done, "
                + $"{Format.Number(counts.Absent)} absent, {Format.Number(counts.Refused)} refused");
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("downloads", "downloads --state refused", "downloads retry");
    }

    private static void Write(Output output, IReadOnlyList<ArtworkDownload> downloads) => output.List(
        [
            new("Id", RightAligned: true),
            new("Address", MinWidth: 20),
            new("Reason", MinWidth: 16),
            new("Failures", RightAligned: true, Optional: 3),
            new("Last attempt", IsWhole: true, Optional: 2),
            new("Next attempt", IsWhole: true, Optional: 1),
            new("For", RightAligned: true, Optional: 4),
        ],
        [
            .. downloads.Select(download => new[]
            {
                Format.Id(download.Id),
                WithoutQuery(download.Url),
                download.Reason is { } reason ? ErrorText.ForUsers(reason) : "",
                Format.Number(download.Failures),
                Format.Time(download.LastAttempt),
                Format.Time(download.NextAttempt),
                Format.Number(download.Targets),
            }),
        ]);

    // The query of an address may be a token.
    private static string WithoutQuery(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.GetLeftPart(UriPartial.Path) : address;
}
