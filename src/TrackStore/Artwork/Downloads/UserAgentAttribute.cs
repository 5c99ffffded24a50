using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;

namespace TrackStore.Artwork.Downloads;

/// <summary>Validates the value of a User-Agent header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UserAgentAttribute : ValidationAttribute
{
    public UserAgentAttribute()
        : base("The field {0} must be a valid User-Agent header: such as \"MyPlayer/2.1 (+https://myplayer.example)\".")
    {
    }

    public override bool IsValid(object? value)
    {
        if (value is not string text)
            return true;
        using var request = new HttpRequestMessage();
        HttpHeaderValueCollection<ProductInfoHeaderValue> products = request.Headers.UserAgent;
        return products.TryParseAdd(text) && products.Count > 0;
    }
}
