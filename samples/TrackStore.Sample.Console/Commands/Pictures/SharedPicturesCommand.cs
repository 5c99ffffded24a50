using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>pictures shared: lists covers that several albums show.</summary>
internal static class SharedPicturesCommand
{
    private const int MaxPageSize = 500;

    public static Command Create(CommandHost host)
    {
        var pages = new PageOptions("covers", MaxPageSize);
        var command = new Command("shared", "Lists the covers that several albums show.");
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            SharedImagePage page = await pages.ReadAsync(
                arguments,
                () => library.Pictures.ListSharedAsync(pages.CursorOf(arguments), pages.SizeOf(arguments), cancellationToken));
            if (page.Items.Count == 0)
            {
                host.Output.Note("No cover is on several albums.");
                return;
            }

            host.Output.List(
                [.. PictureColumns.All, new("First album")],
                [
                    .. page.Items.Select(shared => PictureColumns.Of(shared.Image)
                        .Append($"{shared.FirstAlbum.Artist} - {shared.FirstAlbum.Title}").ToArray()),
                ]);
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("pictures shared");
    }
}
