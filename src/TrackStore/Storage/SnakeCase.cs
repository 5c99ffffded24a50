using System.Text;

namespace TrackStore.Storage;

/// <summary>Converts .NET names to database names: <c>AlbumArtist</c> becomes <c>album_artist</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                words.Append('_');
            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
