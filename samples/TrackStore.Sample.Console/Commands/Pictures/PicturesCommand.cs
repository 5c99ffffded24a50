using System.CommandLine;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>pictures: lists what the pictures of the library lack.</summary>
internal static class PicturesCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("pictures", "Lists what the library's covers lack: none, small, shared or similar ones.")
        {
            PictureSubjectsCommand.CreateMissing(host),
            PictureSubjectsCommand.CreateSmall(host),
            SharedPicturesCommand.Create(host),
            SimilarPicturesCommand.Create(host),
            PictureUsageCommand.Create(host),
        };
        return command.WithExamples(
            "pictures missing --albums", "pictures small 300", "pictures shared", "pictures similar", "pictures usage");
    }
}
