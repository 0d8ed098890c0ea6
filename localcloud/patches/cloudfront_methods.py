"""A behaviour that names no methods allows GET and HEAD; MiniStack then allows all of them.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesAllowedHTTPMethods
"""

from ministack.services import cloudfront

from localcloud.patches.upstream import edited


def apply() -> None:
    cloudfront._dataplane_allowed_methods = edited(
        cloudfront._dataplane_allowed_methods,
        {"        return None\n": '        return ["GET", "HEAD"]\n'},
    )
